"use strict";
// Offsets of the ledger count Unicode code points; strings of JavaScript count UTF-16 units.
const offsets = {
  /** The UTF-16 offset of a code point offset in this text; past its end, the end. */
  toUnits(text, points) {
    let units = 0;
    for (let left = points; left > 0 && units < text.length; left--) units += text.codePointAt(units) > 0xffff ? 2 : 1;
    return units;
  },
  /** The Ranges of start..end (code points of the report) in the paragraphs below `article`, one for each paragraph. */
  ranges(article, start, end) {
    const found = [];
    for (const paragraph of article.querySelectorAll("[data-at]")) {
      const text = paragraph.textContent, at = Number(paragraph.dataset.at);
      if (at >= end || at + text.length <= start) continue;
      const from = offsets.toUnits(text, Math.max(0, start - at)), to = offsets.toUnits(text, Math.max(0, end - at));
      if (to <= from) continue;
      const range = document.createRange();
      range.setStart(...offsets.place(paragraph, from));
      range.setEnd(...offsets.place(paragraph, to));
      found.push(range);
    }
    return found;
  },
  /** The text node and the place in it at which this UTF-16 offset of the element lies. */
  place(element, units) {
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let node = walk.nextNode(), left = units;
    while (left > node.data.length) {
      left -= node.data.length;
      node = walk.nextNode();
    }
    return [node, left];
  },
};
