package org.productimporter.web.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Locale;
import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// Checks a request before anything reads it: the parameters of the query or form are percent-encoded UTF-8 without U+0000, and
/// the headers Content-Type and Accept name media types.
public final class RequestValidator {

    private static final int MAX_NAME_LENGTH = 100;

    private RequestValidator() {}

    /// @throws ProblemException 400 that names the parameter or header, 415 for an invalid Content-Type
    /// @throws org.apache.tomcat.util.http.InvalidParameterException if a form cannot be decoded
    public static void requireValid(HttpServletRequest request) {
        requireMediaTypes(request);
        var query = request.getQueryString();
        if (query != null) {
            for (var parameter : query.split("&", -1)) {
                requireValid(parameter);
            }
        }
        if (isForm(request)) {
            request.getParameterMap().forEach((name, values) -> {
                for (var value : values) {
                    requireStorable(name, name + value);
                }
            });
        }
    }

    /// Spring fails on invalid ones, also when it writes the response.
    private static void requireMediaTypes(HttpServletRequest request) {
        var type = request.getContentType();
        if (type != null && !isConcrete(type)) {
            throw ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type",
                    "Content-Type must be a media type such as application/json");
        }
        try {
            MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        } catch (IllegalArgumentException e) {
            throw ProblemException.field(HttpHeaders.ACCEPT,
                    "Accept must be a list of media types such as application/json");
        }
    }

    private static boolean isConcrete(String type) {
        try {
            return MediaType.parseMediaType(type).isConcrete();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static void requireValid(String parameter) {
        int equals = parameter.indexOf('=');
        var encodedName = equals < 0 ? parameter : parameter.substring(0, equals);
        var name = encodedName;
        try {
            name = decode(encodedName);
            requireStorable(name, name + decode(parameter.substring(equals < 0 ? 0 : equals + 1)));
        } catch (CharacterCodingException | NumberFormatException e) {
            throw ProblemException.field(shorten(name),
                    "the parameter " + shorten(name) + " is not percent-encoded UTF-8");
        }
    }

    private static void requireStorable(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            var shown = shorten(name.replace("\0", ""));
            throw ProblemException.field(shown, shown + " contains the character U+0000; remove it");
        }
    }

    private static String shorten(String name) {
        return name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) : name;
    }

    /// @throws NumberFormatException for a `%` that two hexadecimal digits do not follow
    private static String decode(String encoded) throws CharacterCodingException {
        var bytes = new ByteArrayOutputStream(encoded.length());
        var source = encoded.getBytes(ISO_8859_1);
        for (int i = 0; i < source.length; i++) {
            if (source[i] == '%') {
                bytes.write(hexDigit(source, i + 1) << 4 | hexDigit(source, i + 2));
                i += 2;
            } else {
                bytes.write(source[i] == '+' ? ' ' : source[i]);
            }
        }
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    }

    private static int hexDigit(byte[] source, int index) {
        int digit = index < source.length ? Character.digit(source[index], 16) : -1;
        if (digit < 0) {
            throw new NumberFormatException("no hexadecimal digit");
        }
        return digit;
    }
}
