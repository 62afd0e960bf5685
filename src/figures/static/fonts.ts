import { createRequire } from 'node:module';

/** The faces that the pictures are set in. They come with the project, so that no machine's own fonts play a part. */
const faces = [
  '400Regular/OpenSans_400Regular.ttf',
  '400Regular_Italic/OpenSans_400Regular_Italic.ttf',
  '700Bold/OpenSans_700Bold.ttf',
  '700Bold_Italic/OpenSans_700Bold_Italic.ttf',
];

/** The family that the bundled font files state. */
export const bundledFamily = 'Open Sans';

/** Paths of the bundled font files: regular, italic, bold, bold italic. */
export function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  return faces.map((face) => require.resolve(`@expo-google-fonts/open-sans/${face}`));
}
