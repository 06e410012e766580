package org.psephos.ingest;

/** Bytes of the head alone. */
final class HeadBlocks implements Blocks {
    private final Head head;
    private final int end;
    private int at;

    HeadBlocks(Head head, int at, int end) {
        this.head = head;
        this.at = at;
        this.end = end;
    }

    @Override
    public int read(byte[] into, int to, int length) {
        int count = Math.min(length, end - at);
        if (count <= 0) {
            return -1;
        }
        System.arraycopy(head.bytes, at, into, to, count);
        at += count;
        return count;
    }
}
