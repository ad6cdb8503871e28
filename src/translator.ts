// Entry of the translator's document (Chrome): the engines are wired in here.
export {};
