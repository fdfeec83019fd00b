create macro nth(list, place) as case when len(list) = 1 then list[1] else list[place] end;
