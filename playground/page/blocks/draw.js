// Which module draws which block. An unknown block is shown as JSON, never dropped.

import { drawChart } from "./chart.js";
import { drawContainer } from "./container.js";
import { drawAlert, drawContext, drawDivider, drawHeader, drawImage, drawMarkdown } from "./read_only.js";
import { drawRichText } from "./rich_text.js";
import { drawDataTable, drawTable } from "./table.js";
import { drawUnknown } from "./unknown.js";
import { drawActions, drawInput, drawSection } from "./with_elements.js";

const DRAWERS = {
  actions: drawActions,
  alert: drawAlert,
  container: drawContainer,
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
 * `surface` is {values: FormValues, errors: {block_id: sentence}, reader (see mrkdwn), choices and
 * lookUp (see selects), drawBlocks(container, blocks), dispatch(blockId, element, {value} |
 * {selected}): Promise}.
 */
export function blockItems(blocks, surface) {
  return blocks.map((block, index) => ({
    key: block?.block_id || `${index}/`,
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
