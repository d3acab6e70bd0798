package agentarcade.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// JavaFX's headless platform does all that our window tests build on; how it is chosen stands in this module's pom.
///
/// For those who write such tests: make controls in the `@Start` method, not in field initialisers, which run before the
/// toolkit is up. The robot returns when its events were handled. The screen is 1000×1000 and a taller stage throws.
@ExtendWith(ApplicationExtension.class)
class HeadlessSmokeTest {
    private final List<String> keys = new ArrayList<>();
    private Button button;
    private TextField field;
    private Scene scene;
    private int clicks;

    @Start
    void show(Stage stage) {
        button = new Button("Train");
        button.setOnAction(_ -> clicks++);
        field = new TextField();
        VBox box = new VBox(10, button, field);
        box.setStyle("-fx-background-color: red");
        scene = new Scene(box, 300, 200);
        scene.addEventFilter(KeyEvent.ANY, event -> keys.add(event.getEventType() + " " + event.getCode()));
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aClickPressesTheButton(FxRobot robot) {
        robot.clickOn("Train");
        robot.clickOn(button);
        assertThat(clicks).isEqualTo(2);
    }

    @Test
    void typedTextArrivesInTheField(FxRobot robot) {
        robot.clickOn(field).write("Cart–Pole 1.0E-3 größer");
        assertThat(field.getText()).isEqualTo("Cart–Pole 1.0E-3 größer");
    }

    @Test
    void aHeldKeyIsDownUntilItIsReleased(FxRobot robot) {
        robot.interact(button::requestFocus);
        robot.press(KeyCode.LEFT);
        assertThat(keys).containsExactly("KEY_PRESSED LEFT");
        robot.release(KeyCode.LEFT);
        assertThat(keys).containsExactly("KEY_PRESSED LEFT", "KEY_RELEASED LEFT");
    }

    @Test
    void aCaptureShowsWhatIsOnTheStage(FxRobot robot) {
        Image capture = robot.capture(scene.getRoot()).getImage();
        assertThat(capture.getPixelReader().getColor(290, 190)).isEqualTo(Color.RED);
        assertThat(capture.getPixelReader().getColor(5, 10)).isNotEqualTo(Color.RED);
    }
}
