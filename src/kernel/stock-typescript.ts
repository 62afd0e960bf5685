import type ts from 'typescript';
import { typescript } from './typescript.ts';

/**
 * Stock TypeScript dressed as the fork that tslab was written for.
 *
 * tslab 1.0.22 brings a fork of TypeScript 5.0 with five additions. Each of them is answered here with what TypeScript
 * 5.9 exports (some of it only at run time), so that cells and `src` are written in the same language. Three things are
 * better on the way: a shorthand `{ a }` of an earlier cell's variable works (tslab forgets to rewrite it), `import.meta`
 * works, and no file watcher is left behind.
 */
export interface StockTypeScriptOptions {
  /** Compiler options for cells, laid over tslab's own. */
  compilerOptions: ts.CompilerOptions;
  /** Where an import leads; `undefined` leaves it to TypeScript. */
  resolve(specifier: string, containingFile: string): ts.ResolvedModuleFull | undefined;
  /** Folder that imports written in a cell are relative to. */
  importsFrom: string;
  /** Project root: the folder that tslab takes for its working directory. */
  root: string;
  /** Told of every file TypeScript would like to have watched, with the callback that says it changed. */
  onWatch(path: string, changed: () => void): void;
}

/** What TypeScript 5.9 exports at run time but does not declare. */
interface Internals {
  nullTransformationContext: ts.TransformationContext;
  getTouchingPropertyName(file: ts.SourceFile, position: number): ts.Node;
  typeToDisplayParts(checker: ts.TypeChecker, type: ts.Type, enclosing?: ts.Node): ts.SymbolDisplayPart[];
  getContainerNode(node: ts.Node): ts.Node | undefined;
  SymbolDisplay: {
    getSymbolDisplayPartsDocumentationAndSymbolKind(
      checker: ts.TypeChecker,
      symbol: ts.Symbol,
      file: ts.SourceFile,
      enclosing: ts.Node | undefined,
      location: ts.Node,
    ): Pick<ts.QuickInfo, 'displayParts' | 'documentation' | 'tags'> & { symbolKind: ts.ScriptElementKind };
    getSymbolModifiers(checker: ts.TypeChecker, symbol: ts.Symbol): string;
  };
  Completions: { getCompletionsAtPosition(...args: unknown[]): unknown };
}

const INLINE_MAP_AT_END = /^([\s\S]*)\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;

/** A type that can only be named by a path into `node_modules`: nothing wrong in a notebook, which no one imports. */
const NOT_PORTABLE = 2742;

const internals = typescript as unknown as Internals;

/** Cells live in this virtual file, and the declarations of earlier cells in `__prev__.d.ts` beside it. */
export const isCellFile = (fileName: string): boolean => /\/(__tslab__\.ts|__prev__\.d\.ts)$/.test(fileName);

/** See {@link StockTypeScriptOptions}. The result goes into `require.cache` in place of the fork. */
export function stockTypeScript(options: StockTypeScriptOptions): object {
  let checker: ts.TypeChecker | undefined;

  const overrides = {
    sys: {
      ...typescript.sys,
      getCurrentDirectory: () => options.root,
      watchFile,
      watchDirectory: () => ({ close: () => {} }),
    },
    getDefaultTypeRoots: (cwd: string) =>
      (typescript.getEffectiveTypeRoots({}, { getCurrentDirectory: () => cwd }) ?? []).filter(
        typescript.sys.directoryExists,
      ),
    getNullTransformationContext: () => internals.nullTransformationContext,
    visitEachChild,
    getPreEmitDiagnosticsOfFiles,
    getQuickInfoAtPosition,
    Completions: { ...internals.Completions, getCompletionsAtPositionForTslab },
    createWatchCompilerHost,
    transpileModule,
  };

  /** No watcher: the kernel looks at the few files that matter before each cell, so nothing races with an edit. */
  function watchFile(path: string, callback: ts.FileWatcherCallback): ts.FileWatcher {
    options.onWatch(path, () => callback(path, typescript.FileWatcherEventKind.Changed));
    return { close: () => {} };
  }

  /** tslab rewrites `a` of an earlier cell to `exports.a` but leaves the shorthand `{ a }`, which then finds nothing. */
  function visitEachChild<T extends ts.Node>(node: T, visitor: ts.Visitor, context: ts.TransformationContext): T {
    if (checker && typescript.isShorthandPropertyAssignment(node)) {
      const value = checker.getShorthandAssignmentValueSymbol(node);
      if (value?.declarations?.some((d) => d.getSourceFile().fileName.endsWith('/__prev__.d.ts'))) {
        const earlier = typescript.factory.createPropertyAccessExpression(
          typescript.factory.createIdentifier('exports'),
          node.name,
        );
        const fallback =
          node.objectAssignmentInitializer && typescript.visitNode(node.objectAssignmentInitializer, visitor);
        return typescript.factory.createPropertyAssignment(
          node.name,
          fallback ? typescript.factory.createAssignment(earlier, fallback as ts.Expression) : earlier,
        ) as ts.Node as T;
      }
    }
    return typescript.visitEachChild(node, visitor, context);
  }

  /** The fork reports error 1308 for a top-level await, and tslab then wraps the cell in an async function. */
  function getPreEmitDiagnosticsOfFiles(program: ts.Program, files: ts.SourceFile[]): readonly ts.Diagnostic[] {
    checker = program.getTypeChecker();
    const found: ts.Diagnostic[] = [];
    for (const file of files) {
      found.push(
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
        ...program.getDeclarationDiagnostics(file).filter(({ code }) => code !== NOT_PORTABLE),
      );
      const awaited = topLevelAwait(file);
      if (awaited === undefined) continue;
      const isCell = isCellFile(file.fileName);
      found.push({
        file,
        start: awaited,
        length: 'await'.length,
        category: typescript.DiagnosticCategory.Error,
        code: isCell ? 1308 : 1309,
        messageText: 'Top-level await works in notebook cells, not in modules that they import.',
      });
    }
    return typescript.sortAndDeduplicateDiagnostics(found);
  }

  function getQuickInfoAtPosition(file: ts.SourceFile, types: ts.TypeChecker, _: unknown, position: number) {
    let node = internals.getTouchingPropertyName(file, position);
    if (node === file) return undefined;
    if (node.parent && typescript.isNewExpression(node.parent) && node.pos === node.parent.pos)
      node = node.parent.expression;
    const textSpan = typescript.createTextSpan(node.getStart(file), node.getEnd() - node.getStart(file));
    const symbol = types.getSymbolAtLocation(node);
    const container = internals.getContainerNode(node);
    if (symbol) {
      const { symbolKind, ...info } = internals.SymbolDisplay.getSymbolDisplayPartsDocumentationAndSymbolKind(
        types,
        symbol,
        file,
        container,
        node,
      );
      return {
        textSpan,
        kind: symbolKind,
        kindModifiers: internals.SymbolDisplay.getSymbolModifiers(types, symbol),
        ...info,
      };
    }
    if (!typescript.isExpression(node)) return undefined;
    const type = types.getTypeAtLocation(node);
    const displayParts = internals.typeToDisplayParts(types, type, container);
    const documentation = type.symbol?.getDocumentationComment(types);
    return {
      textSpan,
      kind: '',
      kindModifiers: '',
      displayParts,
      documentation,
      tags: type.symbol?.getJsDocTags(types),
    };
  }

  function getCompletionsAtPositionForTslab(host: object, program: ts.Program, ...rest: unknown[]): unknown {
    const [log, file, position, preferences, triggerCharacter, triggerKind, token] = rest;
    const languageHost = {
      getCompilationSettings: () => program.getCompilerOptions(),
      getScriptFileNames: () => program.getRootFileNames(),
      ...typescript.sys,
      useCaseSensitiveFileNames: () => true,
      getCurrentDirectory: () => program.getCurrentDirectory(),
      ...host,
    };
    return internals.Completions.getCompletionsAtPosition(
      languageHost,
      program,
      log,
      file,
      position,
      preferences,
      triggerCharacter,
      triggerKind,
      token,
      undefined,
    );
  }

  function createWatchCompilerHost(files: string[], fromTslab: ts.CompilerOptions, ...rest: unknown[]) {
    // The first was removed from TypeScript in 5.5, the second exists in the fork alone.
    const { noImplicitUseStrict: _, disableTopLevelAwait: __, ...kept } = fromTslab;
    const create = typescript.createWatchCompilerHost as unknown as (
      ...args: unknown[]
    ) => ts.WatchCompilerHostOfFilesAndCompilerOptions<ts.EmitAndSemanticDiagnosticsBuilderProgram>;
    const host = create(files, { ...kept, ...options.compilerOptions }, ...rest);
    const cache = typescript.createModuleResolutionCache(options.root, (name) => name);
    host.resolveModuleNameLiterals = (literals, containingFile, redirected, compilerOptions, file) => {
      const isCell = isCellFile(containingFile);
      return literals.map((literal) => {
        // The compiler itself names types of packages from where it believes the cell to be.
        const folder = literal.text.startsWith('./node_modules/') ? options.root : options.importsFrom;
        const from = isCell ? `${folder}/cell.ts` : containingFile;
        const ours = options.resolve(literal.text, from);
        if (ours) return { resolvedModule: ours };
        // Packages stay; a module beside the notebook may be there on the second try.
        const isFile = literal.text.startsWith('.');
        const mode = typescript.getModeForUsageLocation(file, literal, compilerOptions);
        const found = (at: string) =>
          typescript.resolveModuleName(
            literal.text,
            at,
            compilerOptions,
            host,
            isFile ? undefined : cache,
            redirected,
            mode,
          );
        const result = found(from);
        // A notebook kept outside the project still finds the project's packages.
        return result.resolvedModule || isFile ? result : found(`${options.root}/cell.ts`);
      });
    };
    // A module that was missing when a cell first ran may be there on the second try.
    host.hasInvalidatedResolutions = (path) => isCellFile(path);
    return host;
  }

  /** tslab's second step, ES module to CommonJS; carries the source map of the first step along. */
  function transpileModule(code: string, { fileName, compilerOptions }: ts.TranspileOptions): ts.TranspileOutput {
    const { noImplicitUseStrict: _, ...kept } = compilerOptions as ts.CompilerOptions;
    const [, body = code, firstStepMap = ''] = code.match(INLINE_MAP_AT_END) ?? [];
    const result = typescript.transpileModule(body, {
      ...(fileName ? { fileName } : {}),
      compilerOptions: { ...kept, target: options.compilerOptions.target!, inlineSourceMap: true },
      transformers: code.includes('import.meta') ? { before: [importMetaTransformer] } : {},
    });
    const outputText = result.outputText.replace(/^"use strict";\n/, '\n');
    return { ...result, outputText: firstStepMap ? `${outputText}\n//# firstStepMap=${firstStepMap}` : outputText };
  }

  // The namespace of TypeScript cannot be changed, so the overrides go into an object of their own in front of it.
  const dressed = Object.create(null);
  for (const key of Object.keys(typescript)) {
    if (!(key in overrides)) {
      Object.defineProperty(dressed, key, { enumerable: true, get: () => typescript[key as keyof typeof ts] });
    }
  }
  Object.assign(dressed, overrides);
  return dressed;
}

/** Where the first top-level await of a file stands (also `for await` and `await using`). */
function topLevelAwait(file: ts.SourceFile): number | undefined {
  if (!file.text.includes('await')) return undefined;
  const visit = (node: ts.Node): number | undefined => {
    if (
      typescript.isFunctionLike(node) ||
      typescript.isPropertyDeclaration(node) ||
      typescript.isClassStaticBlockDeclaration(node)
    )
      return;
    if (typescript.isAwaitExpression(node)) return node.getStart(file);
    if (typescript.isForOfStatement(node) && node.awaitModifier) return node.awaitModifier.getStart(file);
    if (
      typescript.isVariableDeclarationList(node) &&
      (node.flags & typescript.NodeFlags.AwaitUsing) === typescript.NodeFlags.AwaitUsing
    ) {
      return node.getStart(file);
    }
    return typescript.forEachChild(node, visit);
  };
  return visit(file);
}

/** `import.meta` becomes a call that `kernel/evaluator` answers: cells run as CommonJS, which has no such thing. */
const importMetaTransformer: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const visit = (node: ts.Node): ts.Node =>
    typescript.isMetaProperty(node) && node.keywordToken === typescript.SyntaxKind.ImportKeyword
      ? typescript.factory.createCallExpression(typescript.factory.createIdentifier('__importMeta'), undefined, [
          typescript.factory.createIdentifier('__filename'),
        ])
      : typescript.visitEachChild(node, visit, context);
  return (file) => typescript.visitNode(file, visit) as ts.SourceFile;
};
