package org.psephos.lm;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.psephos.model.PsephosException;

/**
 * The sentence embedder all-MiniLM-L6-v2 in this process: the mean of what the network says of
 * every piece of the text, brought to length one. The model reads 256 pieces at once, start and end
 * among them; a longer text is read in windows, and the mean is over all of them, where the
 * original would leave the rest out in silence.
 *
 * @see "Reimers and Gurevych (2019), Sentence-BERT, section 3 (mean pooling)"
 * @see "Wang, Wei, Dong, Bao, Yang and Zhou (2020), MiniLM"
 */
final class MiniLm implements Embedder {
    static final String NAME = "all-minilm-l6-v2";
    static final String MODEL = "all-minilm-l6-v2.onnx";
    static final String TOKENIZER = "all-minilm-l6-v2-tokenizer.json";

    /** Without start and end. */
    static final int WINDOW = 254;

    private static final int DIMENSIONS = 384;

    private final WordPieces words;
    private final int start;
    private final int end;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ExecutorService workers;

    /**
     * @param threads that embed at the same time, each a text of its own
     */
    MiniLm(byte[] model, WordPieces words, int threads) throws OrtException {
        this.words = words;
        this.start = words.number("[CLS]");
        this.end = words.number("[SEP]");
        this.environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false); // On Windows the system would gather events.
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(model, options);
        }
        this.workers = Executors.newFixedThreadPool(threads, MiniLm::daemon);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, NAME);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public Vectors embed(List<String> texts) {
        Embedder.demandWords(texts);
        var values = new float[texts.size() * DIMENSIONS];
        var pending = new Future<?>[texts.size()];
        for (int at = 0; at < texts.size(); at++) {
            int place = at;
            pending[at] = workers.submit(() -> put(texts.get(place), values, place));
        }
        for (var one : pending) {
            await(one);
        }
        return Vectors.of(DIMENSIONS, values);
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private static PsephosException failed(Exception cause) {
        return new PsephosException(
                PsephosException.Kind.SERVICE,
                "the local model " + NAME + " stopped: " + cause.getMessage(),
                "Run again with fewer threads; where it stops again, leave embeddings out.",
                cause);
    }

    private Object put(String text, float[] values, int at) throws OrtException {
        int[] pieces = words.of(text);
        var sums = new double[DIMENSIONS];
        for (int from = 0; from == 0 || from < pieces.length; from += WINDOW) {
            int to = Math.min(pieces.length, from + WINDOW);
            add(window(pieces, from, to), sums);
        }
        Lengths.putUnit(sums, values, at * DIMENSIONS);
        return values;
    }

    private long[] window(int[] pieces, int from, int to) {
        var ids = new long[to - from + 2];
        ids[0] = start;
        for (int at = from; at < to; at++) {
            ids[at - from + 1] = pieces[at];
        }
        ids[ids.length - 1] = end;
        return ids;
    }

    private void add(long[] ids, double[] sums) throws OrtException {
        var all = new long[ids.length];
        Arrays.fill(all, 1);
        try (var input = tensor(ids);
                var mask = tensor(all);
                var kinds = tensor(new long[ids.length]);
                var result = session.run(inputs(input, mask, kinds))) {
            add(((OnnxTensor) result.get(0)).getFloatBuffer(), sums);
        }
    }

    private OnnxTensor tensor(long[] numbers) throws OrtException {
        return OnnxTensor.createTensor(
                environment, LongBuffer.wrap(numbers), new long[] {1, numbers.length});
    }

    private static Map<String, OnnxTensor> inputs(
            OnnxTensor input, OnnxTensor mask, OnnxTensor kinds) {
        var inputs = new LinkedHashMap<String, OnnxTensor>();
        inputs.put("input_ids", input);
        inputs.put("attention_mask", mask);
        inputs.put("token_type_ids", kinds);
        return inputs;
    }

    private static void add(FloatBuffer states, double[] sums) {
        for (int at = 0; at < states.limit(); at++) {
            sums[at % DIMENSIONS] += states.get(at);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /** Of the bytes that lie in the jar of the model. */
    static MiniLm open(ModelFiles files, int threads) throws IOException {
        try {
            var words = new WordPieces(Vocabulary.read(files.bytes(TOKENIZER)));
            return new MiniLm(files.bytes(MODEL), words, threads);
        } catch (OrtException e) {
            throw new IOException("the model cannot be read: " + e.getMessage(), e);
        }
    }
}
