// Everything that the engine computes with; what calls it is ../operations.ts. It owns nothing in memory.
export { arrangeKeys, arrangeValues, attend } from './attention';
export { powers } from './exponential';
export { addAndNorm, embed, embedFloats, positivePart, recur } from './layers';
export { arrange, largest, largestByte, prepareBias, quantise, replace, signedA } from './operands';
export { best, multiply, multiplyFloats } from './product';
export { listRisks } from './risks';
