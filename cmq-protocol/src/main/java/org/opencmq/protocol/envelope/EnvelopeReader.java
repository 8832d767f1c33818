package org.opencmq.protocol.envelope;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Recognises and reads envelopes; {@link EnvelopeWriter} has the format. Never throws, whatever the text. Stateless.
 */
public final class EnvelopeReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNestingDepth(64)
                    .build())
            .build();

    private EnvelopeReader() {}

    /**
     * Reads a message's text.
     *
     * @param text the text as CMQ delivered it
     * @return an {@link Envelope}; or {@link Foreign} when the text does not begin with the marker of an envelope, or has
     *     the marker but no place for a body; or {@link Unreadable}
     */
    public static Reading read(String text) {
        int version = Marker.version(text);
        if (version == Marker.NONE) {
            return new Foreign(text);
        }
        if (version > EnvelopeWriter.VERSION) {
            return new Unreadable(
                    text,
                    "the envelope has version " + version + " and this reader knows versions up to "
                            + EnvelopeWriter.VERSION + "; update the receiver");
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            HeadReader head = new HeadReader(parser);
            if (!head.readUpToBody()) {
                return new Foreign(text);
            }
            Body body = head.readBody();
            if (parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                return new Unreadable(text, "the body is not the last member of the envelope");
            }
            return new Envelope(head.headers(), head.properties(), body);
        } catch (JacksonException e) {
            return new Unreadable(text, "the envelope is broken JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return new Unreadable(text, "the envelope is broken: " + e.getMessage());
        }
    }

    /**
     * Reads headers and properties only; stops before the body, whatever its size and form.
     *
     * @return empty when the text is foreign or not readable up to there
     */
    public static Optional<EnvelopeHead> readHead(String text) {
        if (Marker.version(text) != EnvelopeWriter.VERSION) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            HeadReader head = new HeadReader(parser);
            return head.readUpToBody()
                    ? Optional.of(new EnvelopeHead(head.headers(), head.properties()))
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the text that {@link EnvelopeWriter#writeBody} made of a body.
     *
     * @return empty when it is no such text
     */
    static Optional<Body> readBody(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            Body body = BodyReader.read(parser);
            return parser.nextToken() == null ? Optional.of(body) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
