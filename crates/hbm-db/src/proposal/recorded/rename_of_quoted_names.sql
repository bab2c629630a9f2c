-- rename column "userProfile"."firstName" to "lastName"
-- lock: AccessExclusive
ALTER TABLE public."userProfile" RENAME COLUMN "firstName" TO "lastName";
