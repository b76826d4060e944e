package org.execscope.ui.model;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import org.execscope.event.EventOrder;
import org.execscope.event.Portion;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.HostFile;
import org.execscope.evidence.Shape;
import org.execscope.finding.About;
import org.execscope.finding.Finding;
import org.execscope.finding.Findings;
import org.execscope.query.EventSet;
import org.execscope.query.NothingFound;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine;
import org.execscope.query.QueryException;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.ReadingPlan;
import org.jspecify.annotations.Nullable;

/// The state that all panes of a window share. Read and changed on the JavaFX thread only.
public final class Workspace {
    private static final Duration TYPING_REST = Duration.millis(120);

    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Path>> given = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Loading> loading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FilesReading> filesReading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Draft> draft =
            new ReadOnlyObjectWrapper<>(new Draft("", Draft.State.APPLIED, -1, ""));
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final IntegerProperty cursor = new SimpleIntegerProperty(-1);
    private final EventSelection selection = new EventSelection();
    private final Bookmarks bookmarks = new Bookmarks();
    private final Highlights highlights = new Highlights();
    private final ObservableList<SavedQuery> savedQueries = FXCollections.observableArrayList(SavedQuery.TEMPLATES);
    private final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>(ZoneOffset.UTC);
    private final Latest reader = new Latest("read evidence");
    private final Latest queries = new Latest("filter");
    private final Latest counts = new Latest("count");
    private final Summaries summaries = new Summaries(problem -> report("reading records again", problem));
    private final RunningWork running = new RunningWork();
    private final Pace pace = new Pace();
    private final Steps steps = new Steps();
    private final BooleanProperty otherEvents = new SimpleBooleanProperty();
    private final PauseTransition rest = new PauseTransition(TYPING_REST);

    private final Engines engines = new Engines();

    private Map<Integer, FileTime> modified = Map.of();
    private ReadingPlan openedBy = ReadingPlan.ofMachine();
    private ByHand byHand = ByHand.NOTHING;
    private ReadingStop reading = new ReadingStop();
    private @Nullable AuditTrail trail;
    private final ReadOnlyObjectWrapper<Set<String>> checksOff = new ReadOnlyObjectWrapper<>(Set.of());
    /// What all checks found, also those that are turned off.
    private Findings judged = Findings.NONE;
    private Query applied = Query.ALL;
    /// Is applied as soon as the checks are made; null where nothing waits for them.
    private @Nullable Query waiting;
    private boolean grown;
    private @Nullable Arriving arriving;
    private final Ways ways = new Ways();
    private final Choices choices = new Choices();

    public Workspace() {
        rest.setOnFinished(event -> count());
        otherEvents.addListener((property, old, now) -> {
            AuditTrail open = trail;
            if (open != null) {
                run(applied, open);
            }
        });
    }

    /// What is shown now; null where nothing is open.
    public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// How far reading is; null where nothing is being read.
    public ReadOnlyObjectProperty<@Nullable Loading> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// How far each file is read; null where nothing is being read, or it isn't known yet what.
    public ReadOnlyObjectProperty<@Nullable FilesReading> filesReadingProperty() {
        return filesReading.getReadOnlyProperty();
    }

    /// The text that is being typed, with what it would show.
    public ReadOnlyObjectProperty<Draft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /// What was last done, in words, for the status bar.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// The messages that stay until they were read.
    public ObservableList<Notice> notices() {
        return notices;
    }

    /// The event the cursor is on, in every pane; -1 for none.
    public IntegerProperty cursorProperty() {
        return cursor;
    }

    public EventSelection selection() {
        return selection;
    }

    public Bookmarks bookmarks() {
        return bookmarks;
    }

    /// The values that are highlighted.
    public Highlights highlights() {
        return highlights;
    }

    /// Where panes lead to each other.
    public Ways ways() {
        return ways;
    }

    /// The filters that the user keeps, whatever the evidence.
    public ObservableList<SavedQuery> savedQueries() {
        return savedQueries;
    }

    /// What the user chose that all panes go by.
    public Choices choices() {
        return choices;
    }

    /// How times are shown now.
    public TimeStyle times() {
        return new TimeStyle(zone.get(), choices.timeFormProperty().get());
    }

    /// The zone that times are shown in: UTC until told otherwise.
    public ObjectProperty<ZoneId> zoneProperty() {
        return zone;
    }

    /// What events were, in a line each.
    public Summaries summaries() {
        return summaries;
    }

    /// The work that the user waits for, beside reading.
    public RunningWork running() {
        return running;
    }

    /// How far the query is that is being applied or counted.
    public Pace pace() {
        return pace;
    }

    /// What the user changed of what is kept, to be undone.
    public Steps steps() {
        return steps;
    }

    /// Whether the timeline shows events of every kind, not program starts alone.
    public BooleanProperty otherEventsProperty() {
        return otherEvents;
    }

    /// The query that is in force.
    public Query applied() {
        return applied;
    }

    /// How many program starts there are, whatever the filter.
    public int total() {
        Shown now = shown.get();
        return now == null ? 0 : now.trail().execves().size();
    }

    /// When each file was last modified, as its file system said when it had been read; by file number.
    public Map<Integer, FileTime> modified() {
        return modified;
    }

    /// What was given to be opened last; empty when nothing is open.
    public List<Path> given() {
        return given.get();
    }

    /// The same, to be followed.
    public ReadOnlyObjectProperty<List<Path>> givenProperty() {
        return given.getReadOnlyProperty();
    }

    /// Reads evidence in the place of what is open. What was read is shown while reading goes on.
    public void open(List<Path> wanted) {
        open(wanted, ReadingPlan.ofMachine(), choices.mostMemory());
    }

    /// @param memory how much it may need, in bytes: where that is likely not to do, the user is asked first
    void open(List<Path> wanted, ReadingPlan plan, long memory) {
        List<Path> paths = List.copyOf(wanted);
        // What was said about the evidence holds as long as some of it stays.
        ByHand said = Collections.disjoint(paths, given()) ? ByHand.NOTHING : byHand;
        forget(new Loading(0, 0, "", 0));
        given.set(paths);
        openedBy = plan;
        byHand = said;
        ReadingStop mine = new ReadingStop();
        reading = mine;
        long start = System.nanoTime();
        FxDoor<Loading> progress = new FxDoor<>(now -> {
            if (mine == reading && loading.get() != null) {
                loading.set(now);
            }
        });
        FxDoor<FilesReading> files = new FxDoor<>(now -> {
            if (mine == reading && loading.get() != null) {
                filesReading.set(now);
            }
        });
        FxDoor<AuditTrail> parts = new FxDoor<>(part -> {
            if (mine == reading && loading.get() != null) {
                show(part);
            }
        });
        EvidenceReading.Listener listener = new EvidenceReading.Listener(progress::put, files::put, parts::put);
        reader.start(
                _ -> new EvidenceReading(paths, said, plan, memory).run(mine, start, listener),
                read -> {
                    judged = read.trail().findings();
                    AuditTrail whole = read.trail().with(judged.without(checksOff.get()));
                    modified = read.modified();
                    String done = LoadWords.done(whole, EvidenceReading.millisSince(start));
                    arriving = new Arriving(whole, () -> {
                        notices.setAll(LoadWords.notices(
                                whole,
                                new LoadWays(
                                        this::readAgain,
                                        () -> open(paths),
                                        this::readToTheEnd,
                                        this::leaveOut,
                                        ways.outside())));
                        message.set(done);
                    });
                    show(whole);
                },
                problem -> {
                    ended();
                    unread(
                            problem,
                            part -> open(paths, plan.keeping(part), Long.MAX_VALUE),
                            () -> open(paths, plan, memoryThatFailed(memory)));
                });
    }

    private void ended() {
        loading.set(null);
        filesReading.set(null);
    }

    /// What was read until then is given up: it can't be told from all, and nothing of it was hashed or judged.
    ///
    /// @param load reads a part of the evidence, or all of it, without asking again
    /// @param ask reads it again, but says first what would fit
    void unread(Throwable problem, Consumer<Portion> load, Runnable ask) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        switch (cause) {
            case CancellationException _ -> message.set("Stopped before anything was read.");
            case EvidenceReading.TooLargeException large -> notices.setAll(LoadWords.tooLarge(large.need(), load));
            case OutOfMemoryError _ -> {
                close();
                notices.setAll(LoadWords.memoryEnded(ask));
            }
            default -> {
                close();
                report("reading the evidence", problem);
            }
        }
    }

    /// Less than what turned out not to do, so that what would fit is asked for.
    private long memoryThatFailed(long memory) {
        return Math.min(memory, choices.mostMemory()) / 4 * 3;
    }

    /// Leaves out what has this name: what was given by it is closed, what lies in a folder or an archive is read no
    /// more and stands among what was left out.
    ///
    /// @param name of a file, or of what could not be read
    public void leaveOut(String name) {
        List<Path> rest = given().stream()
                .filter(path -> !EvidenceFinder.nameOf(path).equals(name))
                .toList();
        if (rest.size() < given().size()) {
            if (rest.isEmpty()) {
                close();
            } else {
                open(rest, openedBy, choices.mostMemory());
            }
        } else {
            readWith(byHand.leaveOut(name, true));
        }
    }

    /// Reads again what was left out by hand.
    public void takeIn(String name) {
        readWith(byHand.leaveOut(name, false));
    }

    /// Reads again what was given, every file to its end whatever it begins like.
    public void readToTheEnd() {
        open(given(), openedBy.toTheEnd(), choices.mostMemory());
    }

    private void readWith(ByHand now) {
        if (loading.get() == null && !now.equals(byHand)) {
            byHand = now;
            readAgain();
        }
    }

    /// Reads what is open once more, under the query in force.
    public void readAgain() {
        Query query = applied;
        open(given(), openedBy, openedBy.portion().isAll() ? choices.mostMemory() : Long.MAX_VALUE);
        if (!query.isEmpty()) {
            apply(query.text());
        }
    }

    /// Takes what this file says about the host of a set, in the place of what was known of its kind: names and
    /// zone everywhere at once; for the host's own name, that events stand under, all is read again.
    ///
    /// @param folder the set's
    public void give(String folder, HostFile file) {
        AuditTrail now = trail;
        if (now == null || loading.get() != null) {
            return;
        }
        byHand = byHand.give(folder, file);
        if (file.kind() == HostFile.Kind.HOSTNAME) {
            readAgain();
        } else {
            show(now.with(now.sets().stream()
                    .map(set -> set.folder().equals(folder) ? set.with(List.of(file)) : set)
                    .toList()));
        }
    }

    /// Takes back what was given about the host of a set: what came along with the logs is read again.
    public void takeBack(String folder) {
        if (loading.get() == null && byHand.hosts().containsKey(folder)) {
            byHand = byHand.takeBack(folder);
            readAgain();
        }
    }

    /// Reads a file in another form from now on: all is read again.
    ///
    /// @param file its name
    public void readAs(String file, Shape shape) {
        readWith(byHand.readAs(file, shape));
    }

    /// The ids of the checks that are turned off.
    public ReadOnlyObjectProperty<Set<String>> checksOffProperty() {
        return checksOff.getReadOnlyProperty();
    }

    /// Turns these checks off and all others on; what they found is kept until the evidence is closed.
    public void turnOff(Set<String> checks) {
        checksOff.set(Set.copyOf(checks));
        AuditTrail now = trail;
        if (now != null && loading.get() == null) {
            show(now.with(judged.without(checksOff.get())));
        }
    }

    /// Takes findings that no check of this evidence alone can make, in the place of earlier ones of their kind.
    ///
    /// @param of the evidence they are about: where other evidence is open by now, they are forgotten
    public void addFindings(AuditTrail of, About about, List<Finding> more) {
        AuditTrail now = trail;
        if (now != null && loading.get() == null && now.events().equals(of.events())) {
            judged = judged.with(about, more);
            show(now.with(judged.without(checksOff.get())));
        }
    }

    /// Stops reading; what was read until now stays, and its processes are found. A second time gives those up.
    public void stop() {
        if (reading.step()) {
            message.set("Stopped: the processes of what was read are still being found. Stop again does without them.");
        }
    }

    /// What is said in the place of something that needs all processes, or all of the evidence, and isn't there.
    ///
    /// @param whenRead what is made of it, as a sentence without its end: "Sessions are listed"
    public String notYet(String whenRead) {
        return loading.get() != null
                ? whenRead + " when everything is read."
                : "Reading was stopped before the processes were found. Open the evidence again for them.";
    }

    /// Closes the evidence: nothing is shown any more.
    public void close() {
        forget(null);
    }

    /// @param next how far other evidence is read that takes its place; null for none
    private void forget(@Nullable Loading next) {
        reading.giveUp();
        reading = new ReadingStop();
        reader.cancel();
        queries.cancel();
        counts.cancel();
        trail = null;
        judged = Findings.NONE;
        given.set(List.of());
        byHand = ByHand.NOTHING;
        engines.clear();
        applied = Query.ALL;
        waiting = null;
        arriving = null;
        filesReading.set(null);
        loading.set(next);
        notices.clear();
        message.set("");
        cursor.set(-1);
        selection.clear();
        bookmarks.clear();
        highlights.all().clear();
        shown.set(null);
        draft.set(new Draft("", Draft.State.APPLIED, -1, ""));
    }

    /// Shows this state of the evidence, under the query in force.
    public void show(AuditTrail newest) {
        trail = newest;
        Query next = waiting;
        if (next != null && !mustWait(next)) {
            waiting = null;
            run(next, newest);
            return;
        }
        if (next != null) {
            draft.set(waits(next.text()));
        }
        if (queries.isBusy()) {
            grown = true;
        } else {
            run(applied, newest);
        }
    }

    /// Runs a query and shows its result when it is there; an older run that is still going on is given up.
    /// A text that is no query changes nothing but [#draftProperty()].
    public void apply(String queryText) {
        rest.stop();
        try {
            Query query = TypedTimes.everywhere(parse(queryText));
            AuditTrail now = trail;
            waiting = mustWait(query) ? query : null;
            if (waiting != null) {
                draft.set(waits(query.text()));
            } else if (now == null) {
                applied = query;
                draft.set(new Draft(query.text(), Draft.State.APPLIED, -1, ""));
            } else {
                counts.cancel();
                draft.set(new Draft(query.text(), Draft.State.COUNTING, -1, ""));
                run(query, now);
            }
        } catch (QueryException wrong) {
            draft.set(wrong(queryText, wrong));
        }
    }

    /// Whether a query asks for findings that aren't made yet: that an event has none would be said of what nobody
    /// looked at.
    private boolean mustWait(Query query) {
        return query.asksForFindings() && !judged.areMade() && !given().isEmpty();
    }

    private Draft waits(String text) {
        return new Draft(
                text,
                Draft.State.WAITING,
                -1,
                loading.get() == null
                        ? "the checks were not made, since reading was stopped"
                        : "waits for the checks, which are made when all is read");
    }

    /// Reads a query as it is meant here: a time without a zone is one of the zone shown, a bare clock like
    /// `T10:02` one of the day of the cursor's event.
    ///
    /// @throws QueryException if it isn't a query
    public Query parse(String queryText) throws QueryException {
        return typedTimes().parse(queryText);
    }

    private TypedTimes typedTimes() {
        AuditTrail now = trail;
        int event = cursor.get();
        return new TypedTimes(
                zone.get(),
                now == null || event < 0 || event >= now.events().size()
                        ? null
                        : LocalDate.ofInstant(Instant.ofEpochMilli(now.events().timeMillis(event)), zone.get()));
    }

    /// Changes the query in force by a value that was met somewhere.
    ///
    /// @param term one condition in normal form
    public void filter(FilterActions.Action action, String term) {
        try {
            apply(FilterActions.after(applied, action, term));
        } catch (QueryException wrong) {
            message.set("That makes no filter: " + wrong.errors().getFirst().message());
        }
    }

    /// Looks at the text that is being typed: is it a query, and how much would it show?
    public void draft(String text) {
        counts.cancel();
        rest.stop();
        if (text.equals(applied.text())) {
            draft.set(new Draft(text, Draft.State.APPLIED, -1, ""));
            return;
        }
        try {
            if (mustWait(parse(text))) {
                draft.set(waits(text));
            } else {
                draft.set(new Draft(text, Draft.State.COUNTING, -1, ""));
                rest.playFromStart();
            }
        } catch (QueryException wrong) {
            draft.set(wrong(text, wrong));
        }
    }

    /// Gives up the filter that is being looked for; what is shown stays.
    public void stopFilter() {
        queries.cancel();
        counts.cancel();
        rest.stop();
        draft.set(new Draft(
                draft.get().text(), Draft.State.STOPPED, -1, "Stopped. The list still shows the previous filter."));
        AuditTrail now = trail;
        if (now != null && (grown || arriving != null)) {
            run(applied, now);
        }
    }

    /// Puts the cursor on this event and shows its process in the tree.
    public void showInTree(int event) {
        cursor.set(event);
        ways.toTree(event);
    }

    /// Puts the cursor on this event and shows it in the timeline.
    public void showInTimeline(int event) {
        cursor.set(event);
        ways.toTimeline(event);
    }

    /// Says what was done, in the status bar.
    public void say(String words) {
        message.set(words);
    }

    /// Tells the user of a fault of the program, without a trace and without evidence text; of one that comes again
    /// and again once.
    public void report(String doing, Throwable problem) {
        if (problem instanceof CancellationException) {
            return;
        }
        Notice notice = Fault.notice(doing, problem, details -> {
            ClipboardText.put(details);
            message.set("The details were copied: classes and lines of the program, nothing of the evidence.");
        });
        if (notices.stream().noneMatch(one -> one.text().equals(notice.text()))) {
            notices.add(notice);
        }
    }

    /// Ends all work; the workspace is of no use afterwards.
    public void dispose() {
        reading.giveUp();
        rest.stop();
        reader.close();
        queries.close();
        counts.close();
        summaries.close();
        selection.close();
    }

    private void run(Query query, AuditTrail over) {
        grown = false;
        boolean every = otherEvents.get();
        // What is only shown anew while reading goes on isn't waited for.
        boolean awaited = draft.get().state() == Draft.State.COUNTING
                && draft.get().text().equals(query.text());
        DoubleConsumer progress = awaited ? pace.begin() : _ -> {};
        queries.start(
                cancel -> {
                    EventSet matches =
                            engine(over).run(query, cancel, done -> progress.accept(every ? done / 2 : done));
                    EventOrder rows = over.execves().where(matches::contains);
                    EventOrder timeline = rows;
                    if (every) {
                        EventSet all = engines.every(over).run(query, cancel, done -> progress.accept((1 + done) / 2));
                        timeline = over.order().where(all::contains);
                    }
                    return new Shown(over, query, matches, rows, timeline);
                },
                this::showResult,
                problem -> {
                    arrive(over).run();
                    if (problem instanceof QueryException wrong) {
                        draft.set(wrong(query.text(), wrong));
                        withoutFilter(query, over);
                        catchUp();
                    } else {
                        report("filtering", problem);
                    }
                });
    }

    /// A filter in force can cease to have a meaning: it named a user whose name was taken back. All is shown then
    /// and the filter's text stays, with what is wrong with it.
    private void withoutFilter(Query query, AuditTrail over) {
        if (loading.get() == null && query.text().equals(applied.text())) {
            applied = Query.ALL;
            run(applied, over);
        }
    }

    /// The whole evidence that is read but not shown yet: only then is it loaded, for whoever looks.
    ///
    /// @param say says so
    private record Arriving(AuditTrail trail, Runnable say) {}

    /// Reading is over once what it came to can be shown, or can't.
    ///
    /// @return what says so
    @SuppressWarnings("ReferenceEquality") // The same state, not one with equal parts.
    private Runnable arrive(AuditTrail now) {
        Arriving awaited = arriving;
        if (awaited == null || awaited.trail() != now) {
            return () -> {};
        }
        arriving = null;
        ended();
        return awaited.say();
    }

    private void showResult(Shown result) {
        Runnable say = arrive(result.trail());
        boolean newQuery = !result.query().text().equals(applied.text());
        applied = result.query();
        shown.set(result);
        if (newQuery || draft.get().text().equals(applied.text())) {
            draft.set(new Draft(applied.text(), Draft.State.APPLIED, -1, ""));
        }
        say.run();
        catchUp();
    }

    private void catchUp() {
        AuditTrail newest = trail;
        if (grown && newest != null) {
            run(applied, newest);
        }
    }

    private void count() {
        AuditTrail now = trail;
        String text = draft.get().text();
        if (now == null) {
            draft.set(new Draft(text, Draft.State.VALID, 0, ""));
            return;
        }
        TypedTimes times = typedTimes();
        DoubleConsumer progress = pace.begin();
        counts.start(
                cancel -> {
                    QueryEngine engine = engine(now);
                    Query query = times.parse(text);
                    int count = engine.run(query, cancel, progress).count();
                    String why = count == 0 ? NothingFound.why(engine, query, cancel) : "";
                    return new Draft(text, Draft.State.VALID, count, why);
                },
                draft::set,
                problem -> {
                    if (problem instanceof QueryException wrong) {
                        draft.set(wrong(text, wrong));
                    } else {
                        report("counting", problem);
                    }
                });
    }

    private static Draft wrong(String text, QueryException problem) {
        return new Draft(
                text, Draft.State.ERROR, -1, problem.errors().getFirst().message());
    }

    /// The engine over what is shown; null where nothing is open. It may be asked on any thread.
    public @Nullable QueryEngine engine() {
        Shown now = shown.get();
        return now == null ? null : engine(now.trail());
    }

    /// What runs queries over this state of the evidence; one for each state, since it remembers what it
    /// found. Looks at every event while reading goes on: not on the JavaFX thread.
    @SuppressWarnings("ReferenceEquality") // The same state, not one with equal parts.
    public QueryEngine engine(AuditTrail over) {
        return engines.execves(over);
    }

    /// What finds among the events that the timeline shows; on any thread, like [#engine(AuditTrail)].
    public QueryEngine timelineEngine(AuditTrail over) {
        return otherEvents.get() ? everyKindEngine(over) : engine(over);
    }

    /// What finds among events of every kind, shown or not; on any thread, like [#engine(AuditTrail)].
    public QueryEngine everyKindEngine(AuditTrail over) {
        return engines.every(over);
    }
}
