import { randomUUID } from "node:crypto";
import type { CellOutput, InputReply } from "../channel";
import type { Request } from "./server";
import type { Fields } from "./wire";

type Question = CellOutput & { type: "input" };

/** Asks the front end of the running cell for lines of text, one after the other. */
export class Input {
  private waiting: Question[] = [];
  /** what the front end was asked under, where it has not answered yet */
  private asked: string | undefined;

  /** @param answer takes a line back to the cell */
  constructor(
    private readonly request: Request,
    private readonly answer: (reply: InputReply) => void,
  ) {}

  ask(question: Question): void {
    this.waiting.push(question);
    if (this.waiting.length === 1) this.next();
  }

  /** @param id the question that is answered, where the front end says which */
  reply(content: Fields, id: string | undefined): void {
    const [question] = this.waiting;
    if (question === undefined || this.asked === undefined) return;
    if (id !== undefined && id !== this.asked) return; // to a cell that has ended meanwhile
    this.asked = undefined;
    this.waiting.shift();
    const { value } = content;
    this.answer({ type: "input", id: question.id, value: typeof value === "string" ? value : null });
    this.next();
  }

  private next(): void {
    const [question] = this.waiting;
    if (question === undefined) return;
    this.asked = randomUUID();
    this.request.askInput(this.asked, { prompt: question.prompt, password: question.password });
  }
}
