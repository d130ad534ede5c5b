// Which module draws which block. A block that none knows is shown with its JSON, never dropped.

import { drawActions, drawInput, drawSection } from "/page/blocks/fielded.js";
import { drawChart } from "/page/blocks/chart.js";
import { drawMarkdown } from "/page/blocks/markdown_block.js";
import { drawAlert, drawContext, drawDivider, drawHeader, drawImage } from "/page/blocks/plain.js";
import { drawRichText } from "/page/blocks/rich_text.js";
import { drawDataTable, drawTable } from "/page/blocks/table.js";
import { drawUnknown } from "/page/blocks/unknown.js";

const DRAWERS = {
  actions: drawActions,
  alert: drawAlert,
  context: drawContext,
  data_table: drawDataTable,
  data_visualization: drawChart,
  divider: drawDivider,
  header: drawHeader,
  image: drawImage,
  input: drawInput,
  markdown: drawMarkdown,
  rich_text: drawRichText,
  section: drawSection,
  table: drawTable,
};

/**
 * Blocks as items for `reconcile`.
 *
 * `surface` is where they stand: {values: FormValues, errors: {block_id: sentence}, reader (see
 * mrkdwn), choices (see selects), dispatch(blockId, element, {value} | {selected}): Promise}.
 */
export function blockItems(blocks, surface) {
  return blocks.map((block, index) => ({
    key: `${index}/${block?.block_id ?? ""}`.replace(/^\d+\/(?=.)/, ""),
    signature: JSON.stringify([block, surface.errors?.[block?.block_id] ?? null]),
    draw: () => drawBlock(block, surface),
  }));
}

function drawBlock(block, surface) {
  const draw = DRAWERS[block?.type];
  const node = draw ? draw(block, surface) : drawUnknown("block", block);
  node.classList.add("block");
  return node;
}
