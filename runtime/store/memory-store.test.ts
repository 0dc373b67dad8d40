import { behavesAsStore } from '../testing/store-behaviour.ts';
import { createMemoryStore } from './memory-store.ts';

const store = createMemoryStore();
behavesAsStore('memory', () => store);
