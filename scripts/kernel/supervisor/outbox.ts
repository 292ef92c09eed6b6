/** A socket that bears one send at a time. */
export interface Sender {
  send(frames: unknown): Promise<void>;
}

/**
 * Sends one message after the other, in order.
 *
 * ZeroMQ's sockets refuse a message while another is on its way, which happens at every 512th of a burst:
 * those refused were the lost lines of fast printing.
 */
export class Outbox {
  private readonly waiting: unknown[] = [];
  private sending = false;

  constructor(private readonly socket: Sender) {}

  send(frames: unknown): void {
    this.waiting.push(frames);
    if (!this.sending) void this.deliver();
  }

  private async deliver(): Promise<void> {
    this.sending = true;
    try {
      while (this.waiting.length > 0) await this.socket.send(this.waiting.shift());
    } catch (error) {
      console.error("The kernel could not send a message:", error);
    } finally {
      this.sending = false;
    }
  }
}
