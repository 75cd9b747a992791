-- A token may belong to a user; it can then do no more than the user, and ends with him.

alter table api_token add column owner_id bigint references app_user on delete set null;

create index api_token_owner on api_token (owner_id) where owner_id is not null;

comment on column api_token.owner_id is 'The user to whom the token belongs; null for a token of the server or of a program. Tokens are revoked before their owner is deleted.';
