package agentarcade.app.library;

import agentarcade.app.library.SavedRun.Content;
import agentarcade.app.run.RunWords;
import agentarcade.knob.Texts;
import agentarcade.store.RunSummary;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Saved runs in words.
final class SavedRunWords {
    private static final double KILO = 1_000;
    private static final long SECONDS_A_MINUTE = 60;

    private final Texts texts;
    private final DateTimeFormatter dates;

    /// @param zone in which times are told
    SavedRunWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        dates = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(texts.locale()).withZone(zone);
    }

    Texts texts() {
        return texts;
    }

    String world(RunSummary summary) {
        return texts.name(summary.experiment().environment().name().key());
    }

    String algorithm(RunSummary summary) {
        return texts.name(summary.experiment().algorithm().name().key());
    }

    /// World, algorithm and seed; or what is wrong with the file.
    String what(SavedRun run) {
        return switch (run.contentProperty().get()) {
            case Content.Unread() -> texts.say("app.library.reading");
            case Content.Read(RunSummary summary) -> texts.say("app.runs.what", world(summary), algorithm(summary),
                    Long.toString(summary.experiment().seed()));
            case Content.Broken(String sentence) -> sentence;
        };
    }

    /// The mean score of the last games; nothing before the first is over.
    Optional<String> result(RunSummary summary) {
        return summary.meanScore().stream().mapToObj(score -> score(summary, score)).findFirst();
    }

    String score(RunSummary summary, double score) {
        return RunWords.score(score, summary.counted(), texts);
    }

    String date(Instant moment) {
        return dates.format(moment);
    }

    /// Such as `412 KB`, in thousands as the systems' own lists count today.
    String size(long bytes) {
        return bytes < KILO * KILO
                ? texts.say("app.library.kilobytes", Math.max(1, Math.round(bytes / KILO)))
                : texts.say("app.library.megabytes", Math.round(bytes / KILO / KILO * 10) / 10.0);
    }

    /// Hours, minutes and seconds.
    String time(long nanos) {
        long seconds = nanos / 1_000_000_000;
        return "%d:%02d:%02d".formatted(seconds / SECONDS_A_MINUTE / SECONDS_A_MINUTE, seconds / SECONDS_A_MINUTE % SECONDS_A_MINUTE,
                seconds % SECONDS_A_MINUTE);
    }

    /// All of it in one sentence, for those who hear it.
    String described(SavedRun run) {
        String date = date(run.when());
        return run.summary().map(summary -> texts.say("app.library.accessible", run.file().name(), what(run),
                result(summary).orElse(texts.say("app.library.noResult")), summary.progress().steps(), date))
                .orElseGet(() -> texts.say("app.library.accessibleUnread", run.file().name(), what(run), date));
    }

    /// Whether each of these words is in its name, its world or its algorithm, whatever the case.
    boolean match(SavedRun run, String words) {
        Locale locale = texts.locale();
        String said = Stream.concat(Stream.of(run.file().name()),
                run.summary().stream()
                        .flatMap(summary -> Stream.of(world(summary), algorithm(summary), summary.experiment().environment().id(),
                                summary.experiment().algorithm().id())))
                .reduce("", (all, one) -> all + " " + one).toLowerCase(locale);
        return Stream.of(words.toLowerCase(locale).strip().split("\\s+")).allMatch(said::contains);
    }
}
