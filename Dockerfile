# syntax=docker/dockerfile:1
# One image, the commands of bin/product-importer: `server` (console, REST and importer in one process), `importer` (no web
# server), `import FILE …` (the command line).

FROM eclipse-temurin:25-jdk AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends maven \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q package -DskipTests -Dspotless.check.skip -DskipAotCache
# Extracts the jars into layers, libraries first: a change of our code replaces a few hundred kilobytes.
RUN java -Djarmode=tools -jar catalog-web/target/catalog-web.jar \
        extract --layers --destination /layers/web \
    && java -Djarmode=tools -jar importer-job/target/importer-job.jar \
        extract --layers --destination /layers/importer

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 app \
    && useradd --system --uid 10001 --gid app --no-create-home app \
    && mkdir --parents /data /run/datasource \
    && chown app:app /data
WORKDIR /app
COPY --from=build /layers/web/dependencies/ catalog-web/target/program/
COPY --from=build /layers/web/spring-boot-loader/ catalog-web/target/program/
COPY --from=build /layers/web/snapshot-dependencies/ catalog-web/target/program/
COPY --from=build /layers/web/application/ catalog-web/target/program/
COPY --from=build /layers/importer/dependencies/ importer-job/target/program/
COPY --from=build /layers/importer/spring-boot-loader/ importer-job/target/program/
COPY --from=build /layers/importer/snapshot-dependencies/ importer-job/target/program/
COPY --from=build /layers/importer/application/ importer-job/target/program/
COPY --chmod=755 bin/ bin/
COPY --chmod=755 deploy/health ./
COPY samples/products.csv samples/
# Here, because an AOT cache fits only the Java that created it. The image works without one, too.
RUN bin/product-importer train || true
USER app
WORKDIR /data
VOLUME /data
EXPOSE 8080
ENV PRODUCT_IMPORTER_DATA=/data JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=6 CMD ["/app/health"]
ENTRYPOINT ["/app/bin/product-importer"]
CMD ["server"]
