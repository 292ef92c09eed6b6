// Loads the native addon of TensorFlow for BACKEND=native.
"use strict";
const util = require("node:util");

// tfjs-node 4.22.0 still calls two helpers that Node deprecated in 22 and dropped in 23.
util.isNullOrUndefined = (value) => value === null || value === undefined;
util.isArray = Array.isArray;
// Keeps TensorFlow's notes about the processor off standard error; its warnings and errors stay.
process.env.TF_CPP_MIN_LOG_LEVEL ??= "1";

try {
  module.exports = require("tfjs-node-native");
} catch (error) {
  throw new Error(
    "BACKEND=native asks for the native TensorFlow addon, which does not load here: run `npm run native` " +
      "to build it, or leave BACKEND unset to use WebAssembly.",
    { cause: error },
  );
}
