package agentarcade.app.charts;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.app.charts.ChartPicture.Area;

import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Thins out curves and draws charts on a thread of its own, so that frames need not wait. The thread gives way to any other and ends when
/// there is nothing to draw for a while.
@AllowedTo(value = Deed.START_THREADS, because = "charts are drawn beside the window")
final class ChartPainter {
    private static final Logger LOG = LoggerFactory.getLogger(ChartPainter.class);
    private static final int IDLE_SECONDS = 5;

    private final ExecutorService thread;

    ChartPainter() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("charts").daemon().priority(Thread.MIN_PRIORITY).factory());
        one.allowCoreThreadTimeOut(true);
        thread = one;
    }

    void execute(Runnable task) {
        thread.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error broken) {
                LOG.error("A chart could not be drawn", broken);
            }
        });
    }

    /// A picture that JavaFX shows straight from the memory Java2D draws into. While it is shown it must not be drawn on.
    static final class Canvas {
        private final BufferedImage pixels;
        private final PixelBuffer<IntBuffer> buffer;
        private final WritableImage image;
        private final double scale;

        /// @param scale pixels of the screen for each of the window
        Canvas(double width, double height, double scale) {
            this.scale = scale;
            pixels = new BufferedImage(pixels(width, scale), pixels(height, scale), BufferedImage.TYPE_INT_ARGB_PRE);
            int[] memory = ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
            buffer = new PixelBuffer<>(pixels.getWidth(), pixels.getHeight(), IntBuffer.wrap(memory), PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(buffer);
        }

        private static int pixels(double length, double scale) {
            return Math.max(1, (int) Math.ceil(length * scale));
        }

        boolean fits(double width, double height, double scaleNow) {
            return scale == scaleNow && pixels.getWidth() == pixels(width, scale) && pixels.getHeight() == pixels(height, scale);
        }

        Area draw(ChartData data, ChartPicture picture) {
            Graphics2D pen = pixels.createGraphics();
            try {
                pen.scale(scale, scale);
                return picture.draw(data, pen, pixels.getWidth() / scale, pixels.getHeight() / scale);
            } finally {
                pen.dispose();
            }
        }

        /// What to show; on the FX thread, after drawing.
        WritableImage show() {
            buffer.updateBuffer(all -> null);
            return image;
        }

        double width() {
            return pixels.getWidth() / scale;
        }

        double height() {
            return pixels.getHeight() / scale;
        }
    }
}
