import { createRequire } from 'node:module';
import type TypeScript from 'typescript';

/**
 * The compiler. Required and not imported: before an ES import Node scans its nine megabytes for exports and for module
 * syntax, half a second in every kernel. Types come from `import type ts from 'typescript'`, which costs nothing.
 */
export const typescript = createRequire(import.meta.url)('typescript') as typeof TypeScript;
