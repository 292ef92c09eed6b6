import type { CellOutput, InputReply } from "../channel";
import type { Comms } from "./comms";
import { Input } from "./input";
import { Output } from "./output";
import type { Request } from "./server";
import type { Settings } from "./settings";

/** What belongs to one request that runs code: where its outputs go, and whom it asks for input. */
export class Execution {
  readonly output: Output;
  /** what the front end should do besides, such as to open its pager */
  readonly payload: object[] = [];
  readonly input: Input;
  /** whether the front end can be asked */
  readonly stdin: boolean;
  /** whether how it ends is for the reply alone, and for no front end to show */
  readonly silent: boolean;

  constructor(
    readonly request: Request,
    limits: Settings,
    private readonly comms: Comms,
    answer: (reply: InputReply) => void,
  ) {
    this.output = new Output((type, content, more) => request.publish(type, content, more), limits);
    this.input = new Input(request, answer);
    this.silent = request.content.silent === true;
    this.stdin = request.content.allow_stdin !== false && request.type === "execute_request";
  }

  receive(message: CellOutput): void {
    const { output } = this;
    if (message.type === "stream") output.stream(message.name, message.text);
    else if (message.type === "display")
      output.rich(message.update ? "update_display_data" : "display_data", message.content);
    else if (message.type === "clear") output.clear(message.wait);
    else if (message.type === "page") this.payload.push({ source: "page", ...message.content });
    else if (message.type === "comm") {
      const { type, content, ...more } = this.comms.fromCell(message);
      output.pass(type, content, more);
    } else if (this.stdin) {
      output.flush(); // what was printed before the question stands before it
      this.input.ask(message);
    }
  }
}
