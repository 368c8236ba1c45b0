import { tryCare } from './care';
import { Shop } from './shop';

tryCare('SQLite', settings => Shop.open(settings));
