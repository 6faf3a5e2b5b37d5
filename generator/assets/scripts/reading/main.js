import { wireCards } from "./cards.js";
import { dropSpoiltColours } from "./colours.js";
import { wireFilters, wireFolded, wirePrint, wirePrintNote, wireUnfold } from "./controls.js";
import { wireFolder } from "./folder.js";
import { wireParagraphs } from "./paragraphs.js";
import { wirePair } from "./pair.js";
import { wirePopover } from "./popover.js";
import { wireQuotes } from "./quotes.js";

/** What makes reading easier and is not needed for it: without it every link still works. */

wirePopover();
wireFolder();
dropSpoiltColours();
wireCards();
wireParagraphs();
wireFilters();
wireFolded();
wirePair();
wireQuotes();
wireUnfold();
wirePrint();
wirePrintNote();
