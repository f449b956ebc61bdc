#!/bin/sh
# Runs once, when the database server's volume is empty: one role and one database for each service, closed to the others.
set -eu
create() {
    psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres -v role="$1" -v password="$2" <<'SQL'
create role :"role" login password :'password';
create database :"role" owner :"role";
revoke all on database :"role" from public;
SQL
}
create legislation "$LEGISLATION_DB_PASSWORD"
create detainee "$DETAINEE_DB_PASSWORD"
create ingest "$INGEST_DB_PASSWORD"
