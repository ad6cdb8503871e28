/** Namespace of HTML's elements, in documents of either kind (WHATWG Infra, "Namespaces"). */
export const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';
