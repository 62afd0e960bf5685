// danfojs-node asks for @tensorflow/tfjs-node, whose install downloads half a gigabyte of native code from outside the
// npm registry. This stand-in answers in its place with the engine the rest of the project uses, so that tensors made by
// danfojs and by our own code live in one engine.
let engine;
try {
  engine = require('@tensorflow/tfjs-node-gpu');
} catch {
  engine = require('@tensorflow/tfjs');
}
module.exports = engine;
