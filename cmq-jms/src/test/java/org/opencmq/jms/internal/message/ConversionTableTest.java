package org.opencmq.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.MessageFormatException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the tables in Jakarta Messaging 3.1, sections 3.5.4 and 3.11.3, in all three places they rule. */
class ConversionTableTest {

    static Stream<Arguments> cells() {
        return Arrays.stream(BodyType.values())
                .flatMap(row -> Arrays.stream(BodyType.values()).map(column -> Arguments.of(row, column)));
    }

    static Stream<Arguments> propertyCells() {
        return cells().filter(
                        cell -> ((BodyType) cell.get()[0]).isProperty() && ((BodyType) cell.get()[1]).isProperty());
    }

    static Stream<BodyType> numbers() {
        return Stream.of(BodyType.BYTE, BodyType.SHORT, BodyType.INT, BodyType.LONG, BodyType.FLOAT, BodyType.DOUBLE);
    }

    @ParameterizedTest
    @MethodSource("propertyCells")
    void convertsProperties(BodyType row, BodyType column) throws Exception {
        // given
        CmqMessage message = new CmqMessage();
        row.writeProperty(message, "p");

        // then
        assertThat(message.getObjectProperty("p")).isEqualTo(row.sample);
        if (row.readsAs(column)) {
            assertThat(column.readProperty(message, "p")).isEqualTo(row.expectedAs(column));
        } else {
            assertThatThrownBy(() -> column.readProperty(message, "p")).isInstanceOf(MessageFormatException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void convertsMapEntries(BodyType row, BodyType column) throws Exception {
        // given
        CmqMapMessage message = new CmqMapMessage();
        row.writeMap(message, "p");

        // then
        assertThat(message.getObject("p")).isEqualTo(row.sample);
        if (row.readsAs(column)) {
            assertThat(column.readMap(message, "p")).isEqualTo(row.expectedAs(column));
        } else {
            assertThatThrownBy(() -> column.readMap(message, "p")).isInstanceOf(MessageFormatException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void convertsStreamValuesAndStaysOnARefusedOne(BodyType row, BodyType column) throws Exception {
        // given
        CmqStreamMessage message = new CmqStreamMessage();
        row.writeStream(message);
        message.writeString("next");
        message.reset();

        // then
        if (row.readsAs(column)) {
            assertThat(column.readStream(message)).isEqualTo(row.expectedAs(column));
        } else {
            assertThatThrownBy(() -> column.readStream(message)).isInstanceOf(MessageFormatException.class);
            assertThat(message.readObject()).isEqualTo(row.sample);
        }
        assertThat(message.readString()).isEqualTo("next");
    }

    @ParameterizedTest
    @EnumSource(BodyType.class)
    void readsNullAsValueOfDoes(BodyType column) throws Exception {
        // given
        CmqMessage properties = new CmqMessage();
        properties.setStringProperty("nothing", null);
        CmqMapMessage map = new CmqMapMessage();
        map.setString("nothing", null);
        CmqStreamMessage stream = new CmqStreamMessage();
        stream.writeString(null);
        stream.writeString("next");
        stream.reset();

        // then
        Class<? extends RuntimeException> expected =
                switch (column) {
                    case BYTE, SHORT, INT, LONG -> NumberFormatException.class;
                    case FLOAT, DOUBLE, CHAR -> NullPointerException.class;
                    case BOOLEAN, STRING, BYTES -> null;
                };
        if (expected != null) {
            assertThatThrownBy(() -> column.readMap(map, "nothing")).isInstanceOf(expected);
            assertThatThrownBy(() -> column.readMap(map, "absent")).isInstanceOf(expected);
            assertThatThrownBy(() -> column.readStream(stream)).isInstanceOf(expected);
            assertThat(stream.readObject()).as("the value was not consumed").isNull();
            if (column.isProperty()) {
                assertThatThrownBy(() -> column.readProperty(properties, "nothing"))
                        .isInstanceOf(expected);
                assertThatThrownBy(() -> column.readProperty(properties, "absent"))
                        .isInstanceOf(expected);
            }
        } else {
            Object nothing = column == BodyType.BOOLEAN ? Boolean.FALSE : null;
            assertThat(column.readMap(map, "nothing")).isEqualTo(nothing);
            assertThat(column.readMap(map, "absent")).isEqualTo(nothing);
            assertThat(column.readStream(stream)).isEqualTo(nothing);
            if (column.isProperty()) {
                assertThat(column.readProperty(properties, "nothing")).isEqualTo(nothing);
                assertThat(column.readProperty(properties, "absent")).isEqualTo(nothing);
            }
        }
        assertThat(stream.readString()).isEqualTo("next");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void refusesTextThatIsNoNumber(BodyType column) throws Exception {
        // given
        CmqMessage properties = new CmqMessage();
        properties.setStringProperty("p", "twelve");
        CmqMapMessage map = new CmqMapMessage();
        map.setString("p", "twelve");
        CmqStreamMessage stream = new CmqStreamMessage();
        stream.writeString("twelve");
        stream.reset();

        // then
        assertThatThrownBy(() -> column.readProperty(properties, "p")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> column.readMap(map, "p")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> column.readStream(stream)).isInstanceOf(NumberFormatException.class);
        assertThat(stream.readString()).isEqualTo("twelve");
    }
}
