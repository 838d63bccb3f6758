// The graph explorer's page.
import { Explorer } from "./network/explorer";

const root = document.getElementById("explorer");
if (root) new Explorer(root);
