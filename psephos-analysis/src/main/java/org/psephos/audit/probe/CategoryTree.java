package org.psephos.audit.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psephos.dataset.RowTable;

/**
 * The tree that the levels of a taxonomy make, and the rows that do not fit into it. A row stands
 * in every node from the root down to its last level; one that leaves a level out stands above the
 * gap only. Items are counted once in a node, however many rows tell of them.
 */
final class CategoryTree {
    static final String BETWEEN = " / ";

    private final Node root = new Node(null, "", "");
    private final List<Integer> gaps = new ArrayList<>();
    private final List<Integer> early = new ArrayList<>();

    /** For each level, for each name, the parents it stands under. */
    private final List<TreeMap<String, TreeMap<String, Node>>> homes = new ArrayList<>();

    /** A category, or the root. */
    static final class Node {
        private final @Nullable Node parent;
        private final String name;
        private final String path;
        private final int depth;
        private final TreeMap<String, Node> children = new TreeMap<>();
        private final TreeSet<Integer> items = new TreeSet<>();
        private final List<Integer> rows = new ArrayList<>();
        private final List<Integer> ending = new ArrayList<>();

        private Node(@Nullable Node parent, String name, String path) {
            this.parent = parent;
            this.name = name;
            this.path = path;
            depth = parent == null ? 0 : parent.depth + 1;
        }

        /** The node above; the root has none. */
        Node parent() {
            return Objects.requireNonNull(parent);
        }

        String name() {
            return name;
        }

        /** Names from the first level down; empty for the root. */
        String path() {
            return path;
        }

        /** 1 for the first level, 0 for the root. */
        int depth() {
            return depth;
        }

        /** Distinct items below, by number. */
        SortedSet<Integer> items() {
            return items;
        }

        /** Rows below, in order. */
        List<Integer> rows() {
            return rows;
        }

        boolean isLeaf() {
            return children.isEmpty();
        }

        /** The largest first; of equals in natural order. */
        List<Node> ordered() {
            return largestFirst(children.values());
        }

        private Node child(String below) {
            var shown = below.replace(BETWEEN, "/");
            return children.computeIfAbsent(
                    below,
                    one -> new Node(this, one, path.isEmpty() ? shown : path + BETWEEN + shown));
        }

        private void add(int row, int item) {
            rows.add(row);
            items.add(item);
        }
    }

    /** The tree of {@code rows}; {@code separator} is empty where cells are whole names. */
    static CategoryTree of(RowTable rows, List<String> levels, String separator) {
        var tree = new CategoryTree();
        for (int row = 0; row < rows.size(); row++) {
            tree.place(row, item(rows, row), names(rows, row, levels, separator));
        }
        tree.walk(tree.root);
        return tree;
    }

    /** The number of the item that a row tells of; each row is its own where none is named. */
    static int item(RowTable rows, int row) {
        int code = rows.code("item", row);
        return code < 0 ? rows.size() + row : code;
    }

    /** Names level by level, empty where one is missing; none is missing at the end. */
    private static List<String> names(
            RowTable rows, int row, List<String> levels, String separator) {
        var names = new ArrayList<String>();
        for (var level : levels) {
            var cell = rows.text(level, row);
            if (separator.isEmpty() || cell.isEmpty()) {
                names.add(cell);
            } else {
                for (var part : cell.split(Pattern.quote(separator), -1)) {
                    names.add(part.strip());
                }
            }
        }
        while (!names.isEmpty() && names.getLast().isEmpty()) {
            names.removeLast();
        }
        return names;
    }

    private void place(int row, int item, List<String> names) {
        var node = root;
        node.add(row, item);
        for (var name : names) {
            if (name.isEmpty()) {
                gaps.add(row);
                return;
            }
            var parent = node;
            node = parent.child(name);
            node.add(row, item);
            home(node).put(parent.path, node);
        }
        if (names.isEmpty()) {
            gaps.add(row);
        }
        node.ending.add(row);
    }

    private SortedMap<String, Node> home(Node node) {
        while (homes.size() < node.depth) {
            homes.add(new TreeMap<>());
        }
        return homes.get(node.depth - 1).computeIfAbsent(node.name, one -> new TreeMap<>());
    }

    private void walk(Node node) {
        if (node.depth > 0 && !node.isLeaf()) {
            early.addAll(node.ending);
        }
        node.children.values().forEach(this::walk);
    }

    Node root() {
        return root;
    }

    /** How many levels there are. */
    int depth() {
        return homes.size();
    }

    /** All nodes of a level, from 1, in the order of the tree. */
    List<Node> level(int depth) {
        return nodes().stream().filter(one -> one.depth == depth).toList();
    }

    /**
     * All nodes but the root: each before its children, of those of one parent the largest first.
     */
    List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        gather(root, nodes);
        return nodes;
    }

    private static void gather(Node node, List<Node> into) {
        for (var child : node.ordered()) {
            into.add(child);
            gather(child, into);
        }
    }

    /** Rows with a deeper level where a higher one is missing, or without any. */
    List<Integer> gaps() {
        return List.copyOf(gaps);
    }

    /** Rows that end at a node below which others go on. */
    List<Integer> early() {
        return early.stream().sorted().toList();
    }

    /**
     * Names of one level that stand under parents of several names, each with its nodes, the
     * largest first. What only follows its parent is not told again.
     */
    List<List<Node>> strays() {
        return homes.stream()
                .flatMap(names -> names.values().stream())
                .filter(nodes -> parents(nodes.values()) > 1)
                .map(nodes -> largestFirst(nodes.values()))
                .toList();
    }

    private static long parents(Collection<Node> nodes) {
        return nodes.stream().map(one -> one.parent().name).distinct().count();
    }

    private static List<Node> largestFirst(Collection<Node> nodes) {
        return nodes.stream()
                .sorted(Comparator.comparingInt((Node one) -> one.items.size()).reversed())
                .toList();
    }
}
