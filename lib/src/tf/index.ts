export * as tf from "@tensorflow/tfjs";
export { ready } from "./ready";
