import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { ToChild } from "../channel";

/**
 * Takes the supervisor's messages from the control thread. Node delivers to a worker's listener through functions that
 * a cell can patch, which then hold the worker's port and could send what they like in its place. So what arrives there
 * is only a bell; the messages come by a port of their own that no event ever passes, and are taken from it while all
 * built-in objects are as they were.
 */
export function openMailbox(port: MessagePort, handle: (message: ToChild) => void): () => void {
  const take = receiveMessageOnPort;
  port.unref();
  return () => {
    for (let next = take(port); next; next = take(port)) handle(next.message);
  };
}
