import { writeFileSync } from 'node:fs';
import { generatedDocuments } from './generated.ts';

// `npm run docs`
for (const { name, file, content, committed } of await generatedDocuments()) {
  if (content === committed) continue;
  writeFileSync(file, content);
  console.log(`wrote ${name}`);
}
