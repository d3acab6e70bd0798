package agentarcade.app.files;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;

import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.Optional;

/// The file that the window's log goes to, besides the terminal that hardly anybody sees. It begins anew when it is large, and two older
/// ones are kept. Where it can't be written the program goes on without it.
public final class LogFile implements AutoCloseable {
    private static final String NAME = "agent-arcade.log";
    private static final String OLDER = "agent-arcade.%i.log";
    private static final int OLDER_FILES = 2;
    private static final long MOST_BYTES = 1_000_000;
    /// At its size; by itself the log would look once a minute only.
    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final Path folder;
    private final Logger root;
    private final RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();

    /// Writes there from now on.
    public LogFile(Path folder) {
        this(folder, MOST_BYTES);
    }

    LogFile(Path folder, long mostBytes) {
        this.folder = folder;
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss} %-5level [%thread] %logger - %message%n");
        encoder.start();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(folder.resolve(NAME).toString());
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(folder.resolve(OLDER).toString());
        rolling.setMinIndex(1);
        rolling.setMaxIndex(OLDER_FILES);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(new FileSize(mostBytes));
        trigger.setCheckIncrement(Duration.buildByMilliseconds(MILLIS_BETWEEN_LOOKS));
        trigger.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(trigger);
        appender.start();
        if (appender.isStarted()) {
            root.addAppender(appender);
        }
    }

    /// Where the log would be.
    public Path folder() {
        return folder;
    }

    /// The file; empty if it can't be written.
    public Optional<Path> file() {
        return appender.isStarted() ? Optional.of(Path.of(appender.getFile())) : Optional.empty();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
