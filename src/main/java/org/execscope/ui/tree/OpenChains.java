package org.execscope.ui.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.process.ProcessForest;

/// The processes whose images are shown one by one, in rows below their own and above what is below them. They
/// are opened by hand, so they are few. Immutable.
///
/// A row number is one of the rows that are shown now; a place's rank is its row's number if no images are shown.
final class OpenChains {
    static final OpenChains NONE = new OpenChains(List.of());

    /// More images of one process are not listed here: all that it did shows them.
    static final int MOST_IMAGES = 500;

    private static final int LOOKED_AT = 200_000;

    private final List<Chain> chains;
    private final List<Chain> shown;
    /// The row of the process of each chain that is shown, and how many image rows there are up to its end.
    private final int[] rows;

    private final int[] images;

    /// @param images the events of its images, in order: the first ones if there are very many
    private record Chain(int process, List<Integer> images) {
        Chain {
            images = List.copyOf(images);
        }
    }

    /// Where a place is shown.
    private record At(Chain chain, int place) {}

    private OpenChains(List<Chain> chains) {
        this(chains, List.of(), new int[0], new int[0]);
    }

    private OpenChains(List<Chain> chains, List<Chain> shown, int[] rows, int[] images) {
        this.chains = chains;
        this.shown = shown;
        this.rows = rows;
        this.images = images;
    }

    /// With the images of one process shown, or no longer.
    OpenChains toggled(EventTable events, ProcessForest forest, int process) {
        List<Chain> now = new ArrayList<>(chains);
        if (!now.removeIf(chain -> chain.process == process)) {
            now.add(new Chain(process, images(events, forest, process)));
        }
        return new OpenChains(List.copyOf(now));
    }

    private static List<Integer> images(EventTable events, ProcessForest forest, int process) {
        List<Integer> found = new ArrayList<>();
        int looked = Math.min(LOOKED_AT, forest.eventCount(process));
        for (int i = 0; i < looked && found.size() < MOST_IMAGES; i++) {
            int event = forest.event(process, i);
            if (events.isExecve(event) && events.succeeded(event)) {
                found.add(event);
            }
        }
        return found;
    }

    /// As far as their processes have rows.
    OpenChains over(TreeOrder order, RankedBits visible) {
        if (chains.isEmpty()) {
            return this;
        }
        List<At> there = chains.stream()
                .map(chain -> new At(chain, order.place(chain.process)))
                .filter(at -> visible.contains(at.place))
                .sorted(Comparator.comparingInt(At::place))
                .toList();
        int[] newRows = new int[there.size()];
        int[] newImages = new int[newRows.length];
        int before = 0;
        for (int i = 0; i < newRows.length; i++) {
            newRows[i] = visible.rank(there.get(i).place) + before;
            before += there.get(i).chain.images.size();
            newImages[i] = before;
        }
        return new OpenChains(chains, there.stream().map(At::chain).toList(), newRows, newImages);
    }

    /// Whether the images of this process are shown one by one.
    boolean isOpen(int process) {
        return !chains.isEmpty() && chains.stream().anyMatch(chain -> chain.process == process);
    }

    /// How many rows of images there are.
    int count() {
        return images.length == 0 ? 0 : images[images.length - 1];
    }

    /// The row of a place with this rank.
    int rowOf(int rank) {
        int row = rank;
        for (int i = 0; i < rows.length && rows[i] < row; i++) {
            row = rank + images[i];
        }
        return row;
    }

    /// The rank of the place that a row shows, or that has the image which it shows.
    int rankOf(int row) {
        int at = lastBefore(row);
        if (at < 0) {
            return row;
        }
        return isImage(at, row) ? rows[at] - (at == 0 ? 0 : images[at - 1]) : row - images[at];
    }

    /// The number of the image that a row shows, from 0; or -1 where it shows a node.
    int imageNumber(int row) {
        int at = lastBefore(row);
        return at >= 0 && isImage(at, row) ? row - rows[at] - 1 : -1;
    }

    /// The event of the image that a row shows, or -1.
    int imageEvent(int row) {
        int number = imageNumber(row);
        return number < 0 ? -1 : shown.get(lastBefore(row)).images.get(number);
    }

    private boolean isImage(int at, int row) {
        return row - rows[at] <= shown.get(at).images.size();
    }

    /// The last chain whose process stands above a row, or -1.
    private int lastBefore(int row) {
        int at = Arrays.binarySearch(rows, row);
        return (at < 0 ? -at - 1 : at) - 1;
    }
}
