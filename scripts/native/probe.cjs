// Loads the addon in a process of its own and prints, as JSON, which backend and TensorFlow it got.
"use strict";
process.env.BACKEND = "native";
const tf = require("./load.cjs");
const report = { backend: tf.getBackend(), version: tf.backend().binding.TF_Version };
const sum = tf
  .matMul(tf.ones([2, 3]), tf.ones([3, 2]))
  .sum()
  .dataSync()[0];
if (sum !== 12) throw new Error(`2x3 ones times 3x2 ones add up to ${sum}, not 12`);
process.stdout.write(`${JSON.stringify(report)}\n`);
