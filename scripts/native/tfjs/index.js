// Danfo asks for @tensorflow/tfjs-node by name. It gets the TensorFlow.js that the
// rest of the course uses, so that tensors mix; the native addon only when asked for.
module.exports = process.env.BACKEND === "native" ? require("../load.cjs") : require("@tensorflow/tfjs");
