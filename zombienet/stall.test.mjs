// Of four producers, two are killed one after the other, and one comes back.

import { LOCAL } from './kinds.mjs';
import { Stall } from './stall.mjs';
import { Trial } from './trial.mjs';

new Stall(new Trial(LOCAL.title, { kind: LOCAL }), LOCAL).tests();
