import { wireCards } from "./cards.js";
import { wireCollecting } from "./collecting.js";
import { dropSpoiltColours } from "./colours.js";
import {
  wireFilters,
  wireFolded,
  wirePrint,
  wirePrintFolded,
  wirePrintNote,
  wireUnfold,
} from "./controls.js";
import { wireFolder } from "./folder.js";
import { wireHeads } from "./heads.js";
import { wireParagraphs } from "./paragraphs.js";
import { wireNarrow } from "./narrow.js";
import { wireNumbers } from "./numbers.js";
import { wirePair } from "./pair.js";
import { wirePopover } from "./popover.js";
import { wireQuotes } from "./quotes.js";
import { wireShared } from "./shared.js";
import { wireTables } from "./tables.js";

/** What makes reading easier and is not needed for it: without it every link still works. */

wirePopover();
wireFolder();
dropSpoiltColours();
wireCards();
wireCollecting();
wireParagraphs();
wireFilters();
wireFolded();
wirePair();
wireNarrow();
wireNumbers();
wireHeads();
wireQuotes();
wireShared();
wireTables();
wireUnfold();
wirePrint();
wirePrintFolded();
wirePrintNote();
