// A letter on the page: pieces of text that know where they stand, and the words that are chosen in them.
// Offsets count code points, as the letters' spans do; the browser counts UTF-16 units.

const points = text => { let n = 0; for (const _ of text) n += 1; return n; };
const WORD = /[\p{L}\p{N}\p{M}]+(?:[.'’@_/-][\p{L}\p{N}\p{M}]+)*/gu;

export class Text {
  constructor(element, name) {
    this.element = element; this.name = name; this.nodes = []; this.words = [];
  }

  // pieces: {text, at, kind, label, from, to, look, mark}
  show(pieces) {
    this.element.textContent = "";
    this.nodes = [];
    let whole = "";
    for (const piece of pieces) {
      const span = document.createElement("span");
      span.className = ["p", piece.kind, piece.look && "look", piece.mark].filter(Boolean).join(" ");
      if (piece.kind && piece.kind !== "kept") span.title = piece.label ? `${piece.kind}: ${piece.label}` : piece.kind;
      if (piece.kind === "replaced") { span.dataset.from = piece.from; span.dataset.to = piece.to; }
      if (piece.look) span.title = "look here: not replaced";
      if (piece.mark) span.title = `your mark: ${piece.mark}`;
      let at = piece.at;
      // a carriage return is nothing to see, and stays out of the page; what follows it knows its place
      for (const part of piece.text.split("\r")) {
        if (part) {
          const node = document.createTextNode(part);
          span.append(node);
          this.nodes.push({ node, at, piece });
        }
        at += points(part) + 1;
      }
      whole += piece.text;
      this.element.append(span);
    }
    const lines = whole.split("\n");
    this.element.classList.toggle("fixed", lines.filter(line => /\S(\t| {3,})\S/.test(line)).length > 4);
    this.words = [];
    for (const [index, { node }] of this.nodes.entries()) {
      for (const match of node.data.matchAll(WORD)) this.words.push({ index, start: match.index, end: match.index + match[0].length });
    }
    this.element.scrollTop = 0;
  }

  // where the selection stands in the letter: {start, end, words}, or nothing
  chosen() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.element.contains(range.commonAncestorContainer)) return null;
    let start = null, end = null, words = "";
    for (const { node, at } of this.nodes) {
      if (!range.intersectsNode(node)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (from >= to) continue;
      start ??= at + points(node.data.slice(0, from));
      end = at + points(node.data.slice(0, to));
      words += node.data.slice(from, to);
    }
    return start === null ? null : { start, end, words };
  }

  choose(first, last = first) {
    const a = this.words[Math.min(first, last)], b = this.words[Math.max(first, last)];
    if (!a) return;
    const range = document.createRange();
    range.setStart(this.nodes[a.index].node, a.start);
    range.setEnd(this.nodes[b.index].node, b.end);
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    this.nodes[this.words[last].index].node.parentElement.scrollIntoView({ block: "nearest" });
  }

  // the number of the first and last word that is chosen, or nothing
  place() {
    const selection = document.getSelection();
    if (!selection.rangeCount || !this.element.contains(selection.anchorNode)) return null;
    const range = selection.getRangeAt(0);
    let first = null, last = null;
    for (const [number, word] of this.words.entries()) {
      const node = this.nodes[word.index].node;
      if (range.comparePoint(node, word.start) > 0) break;
      if (range.comparePoint(node, word.end) < 0) continue;
      first ??= number; last = number;
    }
    return first === null ? null : { first, last };
  }

  // a word on, or back; with extend the choice grows or shrinks at its end
  step(by, extend) {
    if (!this.words.length) return null;
    const here = this.place();
    const clamp = n => Math.max(0, Math.min(this.words.length - 1, n));
    if (!here) { this.anchor = by > 0 ? 0 : this.words.length - 1; this.choose(this.anchor); return this.said(); }
    if (!extend || this.anchor === undefined || this.anchor < here.first || this.anchor > here.last) this.anchor = here.first;
    if (extend) {
      const tip = this.anchor === here.first ? here.last : here.first;
      this.choose(this.anchor, clamp(tip + by));
    } else {
      this.anchor = clamp((by > 0 ? here.last : here.first) + by);
      this.choose(this.anchor);
    }
    return this.said();
  }

  // the next stretch of a kind ("look", "replaced") behind or before what is chosen
  jump(kind, by) {
    const found = [];
    for (const [number, word] of this.words.entries()) {
      const piece = this.nodes[word.index].piece;
      if (kind === "look" ? !piece.look : piece.kind !== kind) continue;
      const from = piece.from ?? piece.at;
      if (found.length && found.at(-1).from === from) found.at(-1).last = number;
      else found.push({ from, first: number, last: number });
    }
    if (!found.length) return null;
    const here = this.place();
    const next = !here ? (by > 0 ? found[0] : found.at(-1))
      : by > 0 ? found.find(one => one.first > here.last) ?? found[0]
      : found.findLast(one => one.last < here.first) ?? found.at(-1);
    this.anchor = next.first;
    this.choose(next.first, next.last);
    return this.said();
  }

  // what is chosen, in words for a screen reader
  said() {
    const here = this.place(), chosen = this.chosen();
    if (!here || !chosen) return "";
    const piece = this.nodes[this.words[here.first].index].piece;
    const notes = [piece.mark && `marked ${piece.mark}`, piece.look && "look here", piece.kind && piece.kind !== "kept" && `${piece.kind} ${piece.label}`];
    return [chosen.words, ...notes.filter(Boolean)].join(", ");
  }
}
