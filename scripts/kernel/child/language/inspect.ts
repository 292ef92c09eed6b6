import type { TypeScript } from "../tslab";
import { notesOf, text } from "./notes";
import { NEVER, type View } from "./view";

/** The reply to `inspect_request`: what is known of the name at a place, or of the call around it. */
export function inspectAt(view: View, at: number): object | null {
  const found = quickInfo(view, at) ?? callAround(view, at);
  if (found === undefined) return null;
  const { signature, documentation, tags, file } = found;
  const { plain, markdown } = notesOf(tags);
  const join = (parts: (string | undefined)[]) => parts.filter(Boolean).join("\n\n");
  return {
    found: true,
    data: {
      "text/plain": join([signature, documentation, ...plain, file && `(${file})`]),
      "text/markdown": join([
        `\`\`\`ts\n${signature}\n\`\`\``,
        documentation,
        ...markdown,
        file && `Defined in \`${file}\``,
      ]),
    },
    metadata: {},
  };
}

interface Description {
  signature: string;
  documentation: string;
  tags: readonly TypeScript.JSDocTagInfo[];
  file?: string;
}

function quickInfo({ ts, checker, file, offset, name, program }: View, at: number): Description | undefined {
  for (const position of [at + offset, at + offset - 1]) {
    const node = ts.getTouchingPropertyName(file, position);
    if (!ts.isIdentifier(node) && node.kind !== ts.SyntaxKind.ThisKeyword) continue;
    const info = ts.getQuickInfoAtPosition(file, checker, NEVER, position);
    if (info === undefined) continue;
    const symbol = checker.getSymbolAtLocation(node);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const declared = target?.declarations?.[0]?.getSourceFile();
    const isCell = declared === undefined || /\/__(tslab|prev)__\.(d\.)?ts$/.test(declared.fileName);
    const isLibrary = declared !== undefined && program.isSourceFileDefaultLibrary(declared);
    const place = isCell || isLibrary ? {} : { file: name(declared.fileName) };
    return {
      signature: text(info.displayParts),
      documentation: text(info.documentation),
      tags: info.tags ?? [],
      ...place,
    };
  }
  return undefined;
}

function callAround({ ts, program, file, offset }: View, at: number): Description | undefined {
  const help = ts.SignatureHelp.getSignatureHelpItems(program, file, at + offset, undefined, NEVER);
  const item = help?.items[help.selectedItemIndex];
  if (help === undefined || item === undefined) return undefined;
  const parameters = item.parameters.map(({ displayParts }) => text(displayParts));
  const signature =
    text(item.prefixDisplayParts) +
    parameters.join(text(item.separatorDisplayParts)) +
    text(item.suffixDisplayParts);
  const current = item.parameters[help.argumentIndex];
  const argument = current && `Argument ${help.argumentIndex + 1}: ${text(current.displayParts)}`;
  const documentation = [argument, text(item.documentation)].filter(Boolean).join("\n\n");
  return { signature, documentation, tags: item.tags };
}
