// Loaded before the code of every thread that a cell starts.
import { closeDoors } from "./doors";

closeDoors(__filename);
