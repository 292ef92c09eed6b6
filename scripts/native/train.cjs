// Trains a small network on the native backend and prints, as JSON, what it ran on and the losses.
"use strict";
const tf = require("./tfjs/index.js");

const x = tf.linspace(-1, 1, 64).reshape([64, 1]);
const y = x.square().add(0.5);
const weights = [tf.linspace(-1, 1, 8).reshape([1, 8]), tf.zeros([8]), tf.linspace(1, -1, 8).reshape([8, 1])];
const variables = weights.map((weight) => tf.variable(weight));
const predict = () => x.matMul(variables[0]).add(variables[1]).tanh().matMul(variables[2]);
const optimizer = tf.train.adam(0.05);
const step = () => optimizer.minimize(() => predict().sub(y).square().mean(), true, variables).dataSync()[0];
const losses = Array.from({ length: 20 }, step);
const top = Array.from(tf.topk(tf.tensor1d([1, 3, 2]), 2).values.dataSync());

process.stdout.write(`${JSON.stringify({ backend: tf.getBackend(), losses, top })}\n`);
