package org.opencmq.protocol.sign;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Authorization} header of API 3.0:
 * {@code TC3-HMAC-SHA256 Credential=ID/DATE/SERVICE/tc3_request, SignedHeaders=a;b, Signature=HEX}.
 *
 * @param secretId the public half of the key pair
 * @param scope the day and the service
 * @param signedHeaders names of the signed headers in lower case, in order
 * @param signature 64 lower-case hexadecimal digits
 */
public record Tc3Authorization(String secretId, Tc3Scope scope, List<String> signedHeaders, String signature) {

    private static final int LONGEST = 4_096;

    /** Each part ends at a character that cannot stand in it, so a text is looked through once, whatever it is. */
    private static final Pattern FORM = Pattern.compile(Tc3Signer.ALGORITHM
            + " +Credential=([^/,\\s]+)/(\\d{4}-\\d{2}-\\d{2})/([a-z0-9_.-]+)/" + Tc3Signer.TERMINATOR
            + " *, *SignedHeaders=([a-z0-9;_-]+) *, *Signature=([0-9a-f]{64})");

    /** Copies the names. */
    public Tc3Authorization {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /** Reads the header's value; empty when it is of another form. */
    public static Optional<Tc3Authorization> read(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher found = FORM.matcher(header.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Tc3Authorization(
                found.group(1),
                new Tc3Scope(found.group(2), found.group(3)),
                List.of(found.group(4).split(";")),
                found.group(5)));
    }

    /** The header's value. */
    public String write() {
        return Tc3Signer.ALGORITHM + " Credential=" + secretId + "/" + scope + ", SignedHeaders="
                + String.join(";", signedHeaders) + ", Signature=" + signature;
    }
}
